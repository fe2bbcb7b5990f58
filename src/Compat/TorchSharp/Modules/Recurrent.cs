using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class GRU : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
{
    private static readonly Op RunOp = new("aten::gru", "input");
    private readonly RecurrentCore _core;

    internal GRU(RecurrentOptions options) : base(nameof(GRU)) => _core = new RecurrentCore(this, options, gates: 3);

    /// <summary>The outputs of the last layer at every step, and the last state of every layer; no state means zeros.</summary>
    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) => _core.Run(RunOp, input, h0);

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);
}

public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
{
    private static readonly Op RunOp = new("aten::lstm", "input");
    private readonly RecurrentCore _core;

    internal LSTM(RecurrentOptions options) : base(nameof(LSTM)) => _core = new RecurrentCore(this, options, gates: 4);

    /// <summary>The outputs of the last layer at every step, and the last hidden and cell states; no states mean zeros.</summary>
    public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null) => _core.Run(RunOp, input, h0_c0);

    public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);
}

public sealed class RNN : nn.Module<Tensor, Tensor?, (Tensor, Tensor)>
{
    private static readonly Op TanhOp = new("aten::rnn_tanh", "input"), ReluOp = new("aten::rnn_relu", "input");
    private readonly RecurrentCore _core;
    private readonly Op _run;

    internal RNN(RecurrentOptions options, nn.NonLinearities nonLinearity) : base(nameof(RNN))
    {
        _core = new RecurrentCore(this, options, gates: 1);
        _run = nonLinearity == nn.NonLinearities.Tanh ? TanhOp : ReluOp;
    }

    public override (Tensor, Tensor) forward(Tensor input, Tensor? h0 = null) => _core.Run(_run, input, h0);

    public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0);
}
