using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>The destination of the records: the standard output, one file for all records, or a folder with a file for each record.</summary>
/// <param name="Option">The option that named it, for messages.</param>
/// <param name="Path">The path of the file or the folder; null for the standard output.</param>
/// <param name="IsFolder">True for a folder.</param>
internal sealed record OutputPlace(string Option, string? Path, bool IsFolder)
{
    private const string Dash = "-";
    private const string Extension = ".cs";

    /// <summary>
    /// The extensions that identify a path as a file in another language or format. Case matters: for example, <c>Acme.Json</c> is the name of a
    /// folder, like <c>Acme.Events</c>.
    /// </summary>
    private static readonly string[] OfOtherFiles = [".csproj", ".csx", ".fs", ".java", ".js", ".json", ".md", ".py", ".sql", ".ts", ".txt", ".vb", ".xml", ".yaml", ".yml"];

    public static OutputPlace StandardOutput(string option) => new(option, null, IsFolder: false);

    /// <exception cref="ToolException">The path is neither that of a C# file nor that of a folder, or its parent does not exist.</exception>
    public static OutputPlace Parse(string option, string text)
    {
        if (text == Dash) return StandardOutput(option);
        if (Directory.Exists(text)) return new OutputPlace(option, text, IsFolder: true);
        if (System.IO.Path.EndsInDirectorySeparator(text) || !IsNameOfFile(text)) return new OutputPlace(option, Folder(option, text), IsFolder: true);
        NewFolder.RequireParent(option, text);
        return new OutputPlace(option, FileOf(option, text), IsFolder: false);
    }

    /// <summary>Returns the path of a folder that exists, or that can be created in its parent.</summary>
    /// <exception cref="ToolException">The parent does not exist.</exception>
    public static string Folder(string option, string text)
    {
        NewFolder.Check(option, text);
        return text;
    }

    /// <summary>
    /// Returns the files for the records. The content of each file depends on the names of all records, because all records are in the same
    /// namespace.
    /// </summary>
    public IEnumerable<FileToWrite> FilesOf(string space, IReadOnlyList<EventRecord> records) => IsFolder
        ? records.Select(record => new FileToWrite(Option, System.IO.Path.Combine(Path!, record.Name + Extension), RecordText.Of(space, [record], records)))
        : [new FileToWrite(Option, Path!, RecordText.Of(space, records, records))];

    // The name of a folder can contain dots too, because folders of .NET projects often have the names of namespaces.
    private static bool IsNameOfFile(string text) =>
        text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || OfOtherFiles.Contains(System.IO.Path.GetExtension(text), StringComparer.Ordinal);

    private static string FileOf(string option, string text)
    {
        var name = System.IO.Path.GetFileName(text);
        if (!name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"{option}: '{text}' is neither an existing folder nor the name of a C# file. Specify a name that ends in {Extension} or, for a folder, in /.");
        if (name.Length == Extension.Length) throw new ToolException($"{option}: '{text}' has no file name before {Extension}. Specify a name such as Events.cs.");
        return WindowsNames.IsReserved(name)
            ? throw new ToolException($"{option}: '{text}' is the name of a device on Windows, and cannot be the name of a file there. Specify another name.")
            : text;
    }
}
