namespace TypedStreaming.Sqlite.Tests;

/// <summary>A folder of one test.</summary>
public abstract class PositionFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typedstreaming-positions-");

    protected string File => PathOf("positions.db");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
