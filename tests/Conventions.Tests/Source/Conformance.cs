namespace TypedStreaming.Conventions.Tests.Source;

internal static class Conformance
{
    private const int Shown = 30;

    /// <summary>Fails with the findings, if there are any.</summary>
    public static void Holds(IEnumerable<Finding> findings)
    {
        var all = findings.ToList();
        if (all.Count == 0) return;
        var more = all.Count > Shown ? $"\n... and {all.Count - Shown} more" : "";
        Assert.Fail(string.Join('\n', all.Take(Shown)) + more);
    }
}
