namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>call</c> runs hooks round <c>forward</c>, in the order of their registration.</summary>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : Delegate
            where TPostHook : Delegate
        {
            private protected readonly OrderedDictionary<string, TPreHook> PreHooks = [];
            private protected readonly OrderedDictionary<string, TPostHook> PostHooks = [];
            private readonly OrderedDictionary<string, Action<Module>> _modulePreHooks = [];
            private readonly OrderedDictionary<string, Action<Module>> _modulePostHooks = [];
            private int _nextHook;

            protected HookableModule(string name) : base(name)
            {
            }

            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(PreHooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(_modulePreHooks, hook);

            public HookRemover register_forward_hook(TPostHook hook) => Register(PostHooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Register(_modulePostHooks, hook);

            private protected bool HasHooks => PreHooks.Count + PostHooks.Count + _modulePreHooks.Count + _modulePostHooks.Count > 0;

            private protected void RunModulePreHooks() => Run(_modulePreHooks);

            private protected void RunModulePostHooks() => Run(_modulePostHooks);

            // A hook may register or remove hooks, so a copy is walked.
            private void Run(OrderedDictionary<string, Action<Module>> hooks)
            {
                foreach (var hook in hooks.Values.ToArray())
                {
                    hook(this);
                }
            }

            private HookRemover Register<THook>(OrderedDictionary<string, THook> hooks, THook hook)
            {
                ArgumentNullException.ThrowIfNull(hook);
                var key = (_nextHook++).ToString(System.Globalization.CultureInfo.InvariantCulture);
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    _module = module;
                    _key = key;
                }

                public void remove()
                {
                    _module.PreHooks.Remove(_key);
                    _module.PostHooks.Remove(_key);
                    _module._modulePreHooks.Remove(_key);
                    _module._modulePostHooks.Remove(_key);
                }
            }
        }
    }
}
