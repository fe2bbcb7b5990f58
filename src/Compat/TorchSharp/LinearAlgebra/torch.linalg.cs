namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op LinalgLstsq = new("aten::linalg_lstsq");
    public static readonly Op LinalgSolveTriangular = new("aten::linalg_solve_triangular");
    public static readonly Op LinalgVecdot = new("aten::linalg_vecdot");
}

public static partial class torch
{
    public static partial class linalg
    {
        private static readonly long[] LastTwo = [-2, -1];

        /// <summary>What a QR decomposition gives.</summary>
        public enum QRMode
        {
            Reduced,
            Complete,
            R,
        }

        /// <summary>The least squares solution of input x = other.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Four(Aten.CallMany(Ops.LinalgLstsq, 4, input, other));

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(
            Tensor input, Tensor other, double rcond) =>
            Four(Aten.CallMany(Ops.LinalgLstsq, 4, input, other, rcond));

        public static Tensor solve_triangular(
            Tensor input, Tensor other, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null)
        {
            var result = Aten.Call(Ops.LinalgSolveTriangular, input, other, upper, left, unitriangular);
            return Into(@out, result);
        }

        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) =>
            Into(@out, Aten.Call(Ops.LinalgVecdot, x, y, dim));

        private static (Tensor, Tensor, Tensor, Tensor) Four(Tensor[] results) => (results[0], results[1], results[2], results[3]);

        private static string Name(QRMode mode) => mode switch
        {
            QRMode.Reduced => "reduced",
            QRMode.Complete => "complete",
            QRMode.R => "r",
            _ => throw new ArgumentException($"mode is {mode}; it must be Reduced, Complete or R."),
        };
    }
}
