namespace WorkerService;

/// <summary>The folder of the files that are kept from one run of the program to the next.</summary>
internal sealed class StateFolder
{
    /// <param name="given">The path on the command line, or null for one in the user's data folder.</param>
    public StateFolder(string? given)
    {
        Path = System.IO.Path.GetFullPath(given ?? System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "TypedStreaming",
            "WorkerService"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Positions => FileOf("positions.db");

    /// <summary>The path of the file with the events that cannot be handled. Each client has its own file.</summary>
    public string DeadLettersOf(string org) => FileOf($"letters-{org}.jsonl");

    /// <summary>The path of the file with the number of events that a local org has published.</summary>
    public string PublishedIn(string org) => FileOf($"published-{org}.txt");

    /// <summary>Deletes the files of this sample. Other files in the folder are kept.</summary>
    public void Clear()
    {
        foreach (var pattern in (string[])["positions.db", "positions.db-*", "letters-*.jsonl", "published-*.txt*"])
        {
            foreach (var file in Directory.EnumerateFiles(Path, pattern)) File.Delete(file);
        }
    }

    private string FileOf(string name) => System.IO.Path.Combine(Path, name);
}
