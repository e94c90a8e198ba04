namespace ScaleOut;

/// <summary>Waits for the last changes at the end of the sample, and prints the result.</summary>
internal static class End
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    public static async Task<int> ReportAsync(LocalOrg org, Tally tally, TimeSpan patience, CancellationToken stopping)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (tally.Handled < org.Published && TimeProvider.System.GetElapsedTime(begun) < patience)
            await Task.Delay(Glance, TimeProvider.System, stopping);
        Console.WriteLine();
        Console.WriteLine(tally.Text(org.Published));
        Console.WriteLine("Next: docs/scale-out.md says when you need this, and what it guarantees.");
        return tally.Handled == org.Published && tally.IsInOrder ? 0 : 1;
    }
}
