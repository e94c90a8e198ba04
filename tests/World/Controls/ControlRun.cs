using System.Diagnostics;
using TypedStreaming.World.Running;

namespace TypedStreaming.World.Controls;

/// <summary>
/// Puts each control's defect into a copy of the client, and sees that the world test finds it: in a plan that keeps all promises
/// without the defect.
/// </summary>
internal static class ControlRun
{
    /// <summary>Within so many plans each is found.</summary>
    private const int Plans = 10_000;

    public static async Task<int> RunAsync(string? name)
    {
        using var copy = new SourceCopy();
        List<Control> controls = [.. copy.Controls.Where(control => name is null || control.Name == name)];
        var failures = 0;
        var failing = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var control in controls) failures += await IsFoundAsync(copy, control, failing) ? 0 : 1;
        Console.WriteLine($"controls {controls.Count}, not found {failures}");
        return failures == 0 && controls.Count > 0 ? 0 : 1;
    }

    /// <param name="copy">The sources.</param>
    /// <param name="control">The defect.</param>
    /// <param name="failing">The plans of each theme that break a promise without a defect. Those of the control's theme are added.</param>
    private static async Task<bool> IsFoundAsync(SourceCopy copy, Control control, Dictionary<string, string[]> failing)
    {
        if (!failing.TryGetValue(control.Theme, out var skipped))
        {
            if (!await BuildAsync(copy)) return false;
            failing.Add(control.Theme, skipped = FailingSeeds(await FindAsync(copy, control.Theme, "--survey")));
        }

        copy.Apply(control);
        try
        {
            if (!await BuildAsync(copy)) return false;
            var (code, output) = await FindAsync(copy, control.Theme, "--count", string.Join(',', control.Finds), "--skip", string.Join(',', skipped));
            Console.WriteLine($"{control.Name}: {(code == 1 ? "found" : "NOT FOUND")}, {skipped.Length} plans fail without it; {output.TrimEnd().Split('\n')[^1]}");
            return code == 1;
        }
        finally
        {
            copy.Undo(control);
        }
    }

    private static string[] FailingSeeds((int Code, string Output) survey) => survey.Output.Split('\n')
        .First(static line => line.StartsWith(RandomRun.FailingSeeds, StringComparison.Ordinal))[RandomRun.FailingSeeds.Length..]
        .Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<bool> BuildAsync(SourceCopy copy)
    {
        var (code, output) = await RunAsync(copy, "build", "tests/World", "-c", "Release", "-p:RunAnalyzers=false", "-v", "quiet", "-nologo", "-clp:NoSummary");
        if (code != 0) Console.WriteLine(output);
        return code == 0;
    }

    private static Task<(int Code, string Output)> FindAsync(SourceCopy copy, string theme, params string[] more) => RunAsync(
        copy, ["exec", "tests/World/bin/Release/net10.0/TypedStreaming.World.dll", "--random", "--theme", theme, "--plans", $"{Plans}", "--steps", $"{long.MaxValue}", .. more]);

    private static async Task<(int Code, string Output)> RunAsync(SourceCopy copy, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = copy.Folder, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
