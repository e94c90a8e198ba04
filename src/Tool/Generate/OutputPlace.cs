using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>The place of the records: the standard output, a file for all of them, or a folder with a file for each.</summary>
/// <param name="Option">The option that named it, for messages.</param>
/// <param name="Path">The path of the file or the folder; null for the standard output.</param>
/// <param name="IsFolder">True for a folder.</param>
internal sealed record OutputPlace(string Option, string? Path, bool IsFolder)
{
    private const string Dash = "-";
    private const string Extension = ".cs";

    /// <summary>The extensions of other files, in the case in which files have them: <c>Acme.Json</c> is a folder, as <c>Acme.Events</c> is.</summary>
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

    /// <summary>Returns the files for the records. A file takes the names of all records into account, because they are in one namespace.</summary>
    public IEnumerable<FileToWrite> FilesOf(string space, IReadOnlyList<EventRecord> records) => IsFolder
        ? records.Select(record => new FileToWrite(Option, System.IO.Path.Combine(Path!, record.Name + Extension), RecordText.Of(space, [record], records)))
        : [new FileToWrite(Option, Path!, RecordText.Of(space, records, records))];

    // The names of folders contain dots too, because folders of .NET have the names of namespaces.
    private static bool IsNameOfFile(string text) =>
        text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || OfOtherFiles.Contains(System.IO.Path.GetExtension(text), StringComparer.Ordinal);

    private static string FileOf(string option, string text)
    {
        var name = System.IO.Path.GetFileName(text);
        if (!name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            throw new ToolException($"{option}: '{text}' is neither an existing folder nor the name of a C# file. Write a name that ends in {Extension} or, for a folder, in /.");
        if (name.Length == Extension.Length) throw new ToolException($"{option}: '{text}' has no name before {Extension}. Write a name like Events.cs.");
        return WindowsNames.IsReserved(name)
            ? throw new ToolException($"{option}: '{text}' is the name of a device on Windows, which no file can have there. Write another name.")
            : text;
    }
}
