namespace TypedStreaming.World.Controls;

/// <summary>A copy of the sources that the world test is built from, in a folder of its own.</summary>
internal sealed class SourceCopy : IDisposable
{
    private static readonly string[] Folders = ["src/Sdk", "src/Generators", "src/CodeFixes", "tests/World"];
    private readonly string _root = FindRoot();
    private readonly DirectoryInfo _copy = Directory.CreateTempSubdirectory("typedstreaming-world-");

    public SourceCopy()
    {
        foreach (var file in Directory.EnumerateFiles(_root).Where(IsOfBuild)) Copy(file);
        foreach (var folder in Folders) CopyFolder(Path.Combine(_root, folder));
    }

    public string Folder => _copy.FullName;

    /// <summary>The controls, as they are in the repository.</summary>
    public IEnumerable<Control> Controls =>
        Directory.EnumerateFiles(Path.Combine(_root, "tests/World/Controls"), "*.control").Order(StringComparer.Ordinal).Select(Control.Read);

    public void Apply(Control control)
    {
        foreach (var edit in control.Edits)
        {
            var path = Path.Combine(Folder, edit.Path);
            File.WriteAllText(path, edit.ApplyTo(File.ReadAllText(path)));
        }
    }

    public void Undo(Control control)
    {
        foreach (var edit in control.Edits)
        {
            Copy(Path.Combine(_root, edit.Path));
            // Builds go by the time.
            File.SetLastWriteTimeUtc(Path.Combine(Folder, edit.Path), TimeProvider.System.GetUtcNow().UtcDateTime);
        }
    }

    public void Dispose() => _copy.Delete(recursive: true);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The controls need the sources: run them from a checkout.");
    }

    private static bool IsOfBuild(string file) =>
        Path.GetExtension(file) is ".props" or ".targets" or ".txt" or ".json" || Path.GetFileName(file) is ".editorconfig" or "nuget.config";

    private void CopyFolder(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) Copy(file);
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            if (Path.GetFileName(inner) is not ("bin" or "obj")) CopyFolder(inner);
        }
    }

    private void Copy(string file)
    {
        var target = Path.Combine(Folder, Path.GetRelativePath(_root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target, overwrite: true);
    }
}
