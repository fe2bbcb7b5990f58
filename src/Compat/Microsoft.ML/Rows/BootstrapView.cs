namespace Microsoft.ML.Data;

/// <summary>Every row as often as a Poisson variable of mean 1 says, or the rows that would come zero times.</summary>
internal sealed class BootstrapView(IDataView source, int seed, bool complement) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        return new Cursor(source.GetRowCursor(columns), ActiveColumns.Of(Schema, columns), new Random(seed), complement);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] active, Random random, bool complement)
        : WrappedCursor(input, active)
    {
        private int _left;
        private int _copy;

        public override ValueGetter<DataViewRowId> GetIdGetter()
        {
            var getter = Input.GetIdGetter();
            return (ref DataViewRowId id) =>
            {
                getter(ref id);
                id = id.Combine(new((ulong)_copy, 0));
            };
        }

        protected override bool MoveNextCore()
        {
            _copy++;
            while (_left == 0)
            {
                if (!Input.MoveNext())
                    return false;
                var times = Poisson(random);
                _left = complement ? (times == 0 ? 1 : 0) : times;
                _copy = 0;
            }

            _left--;
            return true;
        }

        /// <summary>Knuth's product method for mean 1.</summary>
        private static int Poisson(Random random)
        {
            var limit = Math.Exp(-1);
            var times = 0;
            for (var product = random.NextDouble(); product > limit; product *= random.NextDouble())
                times++;
            return times;
        }
    }
}
