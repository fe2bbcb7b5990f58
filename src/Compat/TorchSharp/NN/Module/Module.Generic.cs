namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module<T, TResult>
            : HookableModule<
                Func<Module<T, TResult>, T, T>,
                Func<Module<T, TResult>, T, TResult, TResult>>,
              IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T input);

            public TResult call(T input)
            {
                if (!HasHooks)
                {
                    return forward(input);
                }
                RunModulePreHooks();
                foreach (var hook in PreHooks.Values.ToArray())
                {
                    if (hook(this, input) is { } changed)
                    {
                        input = changed;
                    }
                }
                var result = forward(input);
                RunModulePostHooks();
                foreach (var hook in PostHooks.Values.ToArray())
                {
                    if (hook(this, input, result) is { } changed)
                    {
                        result = changed;
                    }
                }
                return result;
            }
        }

        public abstract class Module<T1, T2, TResult>
            : HookableModule<
                Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>,
                Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>,
              IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2)
            {
                if (!HasHooks)
                {
                    return forward(input1, input2);
                }
                RunModulePreHooks();
                foreach (var hook in PreHooks.Values.ToArray())
                {
                    if (hook(this, input1, input2) is { } changed)
                    {
                        (input1, input2) = changed;
                    }
                }
                var result = forward(input1, input2);
                RunModulePostHooks();
                foreach (var hook in PostHooks.Values.ToArray())
                {
                    if (hook(this, input1, input2, result) is { } changed)
                    {
                        result = changed;
                    }
                }
                return result;
            }
        }

        public abstract class Module<T1, T2, T3, TResult>
            : HookableModule<
                Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>,
                Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>,
              IModule<T1, T2, T3, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!HasHooks)
                {
                    return forward(input1, input2, input3);
                }
                RunModulePreHooks();
                foreach (var hook in PreHooks.Values.ToArray())
                {
                    if (hook(this, input1, input2, input3) is { } changed)
                    {
                        (input1, input2, input3) = changed;
                    }
                }
                var result = forward(input1, input2, input3);
                RunModulePostHooks();
                foreach (var hook in PostHooks.Values.ToArray())
                {
                    if (hook(this, input1, input2, input3, result) is { } changed)
                    {
                        result = changed;
                    }
                }
                return result;
            }
        }
    }
}
