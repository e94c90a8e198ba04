namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>The working copy that these tests were built from.</summary>
internal sealed class Repository
{
    private readonly string _root;

    private Repository(string root)
    {
        _root = root;
        Files = FileList.Of(root);
        Shipped = Load(path => IsLike(path, "src/", ".cs"));
        SamplePrograms = Load(path => IsLike(path, "samples/", "/Program.cs"));
        Projects = [.. Load(path => IsLike(path, "src/", ".csproj")).Select(file => new Project(file.Path, file.Text))];
    }

    public static Repository Current { get; } = new(FindRoot(AppContext.BaseDirectory));

    /// <summary>Every file that is or would be under version control.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The C# files under src.</summary>
    public IReadOnlyList<SourceFile> Shipped { get; }

    public IReadOnlyList<SourceFile> SamplePrograms { get; }

    public IReadOnlyList<Project> Projects { get; }

    public IReadOnlyList<SourceFile> Load(Func<string, bool> wanted) =>
        [.. Files.Where(wanted).Select(path => new SourceFile(path, Read(path)))];

    /// <summary>A file as it lies on the disk.</summary>
    public byte[] ReadBytes(string path) => File.ReadAllBytes(Path.Combine(_root, path));

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {start} holds TypedStreaming.sln.");
    }

    private static bool IsLike(string path, string start, string end) =>
        path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal);

    private string Read(string path) => File.ReadAllText(Path.Combine(_root, path)).ReplaceLineEndings("\n");
}
