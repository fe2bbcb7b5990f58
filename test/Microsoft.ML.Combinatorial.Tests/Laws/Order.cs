namespace Microsoft.ML.Combinatorial.Tests.Laws;

public static class Order
{
    /// <summary>0 … count − 1 in random order.</summary>
    public static int[] Random(int count, Random random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order);
        return order;
    }
}
