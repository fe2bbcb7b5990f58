using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Interop;
using static TorchSharp.torch;
using AutogradContext = TorchSharp.torch.autograd.AutogradContext;

namespace TorchSharp;

/// <summary>One application of a function with a managed backward pass. The graph owns it and lets it go.</summary>
internal sealed unsafe class FunctionNode
{
    private readonly string _name;
    private readonly AutogradContext _context;
    private readonly Func<AutogradContext, List<Tensor>, List<Tensor>> _backward;
    private readonly bool[] _isTensor;

    static FunctionNode()
    {
        NativeMethods.ct_function_callbacks(&Backward, &Release);
        NativeMethods.ct_error_release_callback(&Release);
    }

    private FunctionNode(
        string name, AutogradContext context, object?[] arguments, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
    {
        _name = name;
        _context = context;
        _backward = backward;
        _isTensor = Array.ConvertAll(arguments, argument => argument is Tensor);
    }

    public static List<Tensor> Apply(
        string name, object?[] arguments,
        Func<AutogradContext, object?[], List<Tensor>> forward, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
    {
        var context = new AutogradContext();
        var node = new FunctionNode(name, context, arguments, backward);
        var inputs = arguments.OfType<Tensor>().ToArray();
        var needsGraph = is_grad_enabled() && inputs.Any(input => input.requires_grad);
        List<Tensor> outputs;
        using (no_grad())
            outputs = forward(context, arguments);
        var wrapped = Wrap(node, inputs, outputs, needsGraph);
        context.EndForward();
        return wrapped;
    }

    private static List<Tensor> Wrap(FunctionNode node, Tensor[] inputs, List<Tensor> outputs, bool needsGraph)
    {
        var context = node._context;
        nint[] handles =
        [
            .. Handles.Of(inputs), .. Handles.Of(outputs), .. Handles.Of(context.NonDifferentiable), .. Handles.Of(context.Dirty),
            .. Handles.Of(needsGraph ? context.Saved : null),
        ];
        var results = new nint[outputs.Count];
        Status status;
        fixed (byte* text = Encoding.UTF8.GetBytes(node._name + '\0'))
        fixed (nint* handle = handles, result = results)
        {
            var application = new FunctionApplication
            {
                Name = text,
                Context = needsGraph ? (nint)GCHandle.Alloc(node) : 0,
                Materialize = context.MaterializeGrads ? 1 : 0,
                Inputs = inputs.Length,
                Outputs = outputs.Count,
                Undifferentiable = context.NonDifferentiable.Count,
                Dirty = context.Dirty.Count,
                Saved = needsGraph ? context.Saved.Count : 0,
                Handles = handle,
            };
            status = NativeMethods.ct_function_apply(application, result);
        }

        GC.KeepAlive(inputs);
        GC.KeepAlive(context);
        TorchError.Check(status);
        return [.. outputs.Zip(results, Identify)];
    }

    // The same tensor is given as the object that forward made.
    private static Tensor Identify(Tensor output, nint result)
    {
        if (result != output.Handle)
            return Tensor.Own(result)!;
        NativeMethods.ct_free(result);
        return output;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Release(long handle) => GCHandle.FromIntPtr((nint)handle).Free();

    // No exception may cross the native frames: it goes as a handle and is thrown again where backward was called.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Backward(long context, nint handle, nint* gradients, int gradientCount, nint* results, int resultCount)
    {
        try
        {
            var node = (FunctionNode)GCHandle.FromIntPtr((nint)context).Target!;
            var given = new List<Tensor>(gradientCount);
            for (var i = 0; i < gradientCount; i++)
                given.Add(Tensor.Own(gradients[i])!);
            node.Backward(handle, given, new Span<nint>(results, resultCount));
            return 0;
        }
        catch (Exception exception)
        {
            return (nint)GCHandle.Alloc(ExceptionDispatchInfo.Capture(exception));
        }
    }

    private void Backward(nint handle, List<Tensor> given, Span<nint> results)
    {
        _context.BeginBackward(handle);
        var found = _backward(_context, given);
        if (found.Count < _isTensor.Length || found.Skip(_isTensor.Length).Any(extra => extra is not null))
        {
            throw new InvalidOperationException(
                $"function {_name} returned an incorrect number of gradients (expected {_isTensor.Length}, got {found.Count})");
        }

        var next = 0;
        for (var i = 0; i < _isTensor.Length; i++)
        {
            if (_isTensor[i])
                results[next++] = found[i] is { } gradient ? NativeMethods.ct_retain(gradient.Handle) : 0;
            else if (found[i] is not null)
                throw NotATensor(i);
        }

        GC.KeepAlive(found);
    }

    private InvalidOperationException NotATensor(int argument) => new(
        $"function {_name} returned a gradient different than null at position {argument + 1}, "
        + "but the corresponding forward input was not a Tensor");
}
