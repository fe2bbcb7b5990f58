namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A run of source columns.</summary>
    public sealed class Range
    {
        /// <summary>The first source column.</summary>
        public int Min;

        /// <summary>The last source column; null means <see cref="Min"/>, unless one of the flags says otherwise.</summary>
        public int? Max;

        /// <summary>The run goes on to the last source column, whose index is known before the data are read.</summary>
        public bool AutoEnd;

        /// <summary>The run goes on to the end of each line, so the vector's size varies from row to row.</summary>
        public bool VariableEnd;

        /// <summary>The run is every source column that no other range names.</summary>
        public bool AllOther;

        /// <summary>One source column makes a vector of one element, not a scalar.</summary>
        public bool ForceVector;

        public Range() { }

        public Range(int index)
        {
            if (index < 0)
                throw new ArgumentOutOfRangeException(nameof(index), "Must be non-negative");
            Min = index;
            Max = index;
        }

        public Range(int min, int? max)
        {
            if (min < 0)
                throw new ArgumentOutOfRangeException(nameof(min), "Must be non-negative");
            if (max < min)
                throw new ArgumentOutOfRangeException(nameof(max), "If specified, must be greater than or equal to min");
            Min = min;
            Max = max;
            AutoEnd = max is null;
            ForceVector = true;
        }

        internal bool IsOpen => AutoEnd || VariableEnd || AllOther;
    }
}
