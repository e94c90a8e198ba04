using TypedStreaming.Package.Tests.Toolchain;

namespace TypedStreaming.Package.Tests.Snippets;

/// <summary>Does what a page says, in a folder.</summary>
/// <param name="root">The folder in which the reader begins.</param>
/// <param name="packages">The package folder.</param>
internal sealed class PageReader(DirectoryInfo root, DirectoryInfo packages)
{
    // The home is deleted with the folder.
    private readonly Dictionary<string, string> _environment = DotNet.EnvironmentOf(root.CreateSubdirectory("home"), packages);

    private string _folder = root.FullName;

    /// <summary>Does a step where the reader is now.</summary>
    public async Task DoAsync(PageStep step)
    {
        if (step.Kind == "write") await File.WriteAllTextAsync(Path.Combine(_folder, step.File), step.Text + "\n");
        else foreach (var line in step.Text.Split('\n')) await RunAsync(line.Split(' '));
    }

    /// <summary>Does a step in a folder of the page.</summary>
    public Task DoAsync(string folder, PageStep step)
    {
        _folder = Path.Combine(root.FullName, folder);
        return DoAsync(step);
    }

    /// <summary>Starts the program of a step in a folder of the page.</summary>
    public RunningProgram Start(string folder, PageStep step)
    {
        var words = step.Text.Split(' ');
        return RunningProgram.Start(words[0], Path.Combine(root.FullName, folder), _environment, words[1..]);
    }

    private async Task RunAsync(string[] words)
    {
        if (words is ["cd", var folder]) _folder = Path.GetFullPath(Path.Combine(_folder, folder));
        else if (words is ["rm", var file]) File.Delete(Path.Combine(_folder, file));
        else if (words is ["dotnet", .. var arguments]) (await ChildProcess.RunAsync("dotnet", _folder, _environment, arguments)).Succeeded();
        else Assert.Fail($"The page has a command that this reader does not know: {string.Join(' ', words)}");
    }
}
