namespace ResumeAfterRestart;

/// <summary>The file in which the replay positions are stored from one run of the program to the next.</summary>
internal static class PositionsFile
{
    /// <param name="given">The path on the command line, or null for one in the user's data folder.</param>
    public static string At(string? given)
    {
        var path = Path.GetFullPath(given ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
            "TypedStreaming",
            "ResumeAfterRestart.db"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public static void Delete(string path)
    {
        foreach (var part in (string[])["", "-wal", "-shm"]) File.Delete(path + part);
    }
}
