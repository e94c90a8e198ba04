namespace TypedStreaming.Conventions.Tests.Source;

/// <summary>The working copy that these tests were built from.</summary>
internal sealed class Repository
{
    private readonly string _root;

    private Repository(string root)
    {
        _root = root;
        Files = FileList.Of(root);
        Shipped = Load(path => IsLike(path, "src/", ".cs") && !IsOfTemplate(path));
        SamplePrograms = Load(path => IsLike(path, "samples/", "/Program.cs"));
        Projects = [.. Load(path => IsLike(path, "src/", ".csproj") && !IsOfTemplate(path)).Select(file => new Project(file.Path, file.Text))];
    }

    public static Repository Current { get; } = new(FindRoot(AppContext.BaseDirectory));

    /// <summary>Every file that is or would be under version control.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The C# files under src, without the content of templates.</summary>
    public IReadOnlyList<SourceFile> Shipped { get; }

    public IReadOnlyList<SourceFile> SamplePrograms { get; }

    public IReadOnlyList<Project> Projects { get; }

    public IReadOnlyList<SourceFile> Load(Func<string, bool> wanted) =>
        [.. Files.Where(wanted).Select(path => new SourceFile(path, Read(path)))];

    /// <summary>A file as it lies on the disk.</summary>
    public byte[] ReadBytes(string path) => File.ReadAllBytes(Path.Combine(_root, path));

    /// <summary>True for files of the projects that templates make: their namespaces are those of a user. Package.Tests compiles them.</summary>
    public static bool IsOfTemplate(string path) => path.StartsWith("src/Templates/content/", StringComparison.Ordinal);

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
