using TypedStreaming.Soak.Consuming;
using TypedStreaming.Soak.Journals;
using TypedStreaming.Soak.Publishing;

namespace TypedStreaming.Soak;

/// <summary>One run from its folder to its score, within a time limit. It removes all its files.</summary>
internal static class SoakRun
{
    private const int GoesInAStage = 120;

    public static async Task<int> RunAsync(SoakOptions options, CancellationToken stopping)
    {
        var folder = Directory.CreateTempSubdirectory("soak-").FullName;
        try
        {
            return await RunAsync(options, folder, stopping);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(SoakOptions options, string folder, CancellationToken stopping)
    {
        var publishedPath = Path.Combine(folder, "published");
        using var published = new JournalReader(publishedPath);
        using var processed = new JournalReader(Path.Combine(folder, ConsumerProgram.Processed));
        using var limit = new CancellationTokenSource(options.Limit, TimeProvider.System);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
        var started = TimeProvider.System.GetTimestamp();
        KillTest? test = null;
        string? failure = null;
        try
        {
            var pace = Math.Max(1, options.Stage / GoesInAStage);
            await using var org = Child.Start(OrgProgram.Role, publishedPath, $"{pace}", options.Faults ? $"{options.Seed}" : "0", $"{options.Transport}");
            test = new KillTest(options, org, OrgAddress.Parse(await org.HearAsync(ending.Token)), folder, processed);
            await test.RunAsync(ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            failure = limit.IsCancellationRequested ? $"Not done within {options.Limit}." : "Interrupted.";
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or IOException)
        {
            failure = e.Message;
        }

        published.Read();
        processed.Read();
        var score = new Score(published, processed, test);
        if (failure is not null) Console.WriteLine(failure);
        Console.WriteLine($"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s, seed {options.Seed}");
        Console.WriteLine(score);
        return failure is null && score.IsGood(options) ? 0 : 1;
    }
}
