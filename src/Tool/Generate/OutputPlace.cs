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

    public static OutputPlace StandardOutput(string option) => new(option, null, IsFolder: false);

    /// <exception cref="ToolException">The folder does not exist.</exception>
    public static OutputPlace Parse(string option, string text)
    {
        if (text == Dash) return StandardOutput(option);
        if (Directory.Exists(text)) return new OutputPlace(option, text, IsFolder: true);
        RequireFolder(option, text, System.IO.Path.EndsInDirectorySeparator(text) ? text : FolderOf(option, text));
        return text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? new OutputPlace(option, text, IsFolder: false)
            : throw new ToolException($"{option}: '{text}' is neither a folder nor the name of a C# file. Create the folder, or write a name that ends in {Extension}.");
    }

    /// <summary>Returns the path of an existing folder.</summary>
    /// <exception cref="ToolException">The folder does not exist.</exception>
    public static string Folder(string option, string text)
    {
        RequireFolder(option, text, text);
        return text;
    }

    /// <summary>Returns the files for the records.</summary>
    public IEnumerable<FileToWrite> FilesOf(string space, IReadOnlyList<EventRecord> records) => IsFolder
        ? records.Select(record => new FileToWrite(Option, System.IO.Path.Combine(Path!, record.Name + Extension), RecordText.Of(space, [record])))
        : [new FileToWrite(Option, Path!, RecordText.Of(space, records))];

    private static void RequireFolder(string option, string text, string folder)
    {
        if (!Directory.Exists(folder)) throw new ToolException($"{option}: the folder of '{text}' does not exist. Create the folder, or write another path.");
    }

    private static string FolderOf(string option, string text)
    {
        try
        {
            return System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(text)) ?? text;
        }
        catch (ArgumentException)
        {
            throw new ToolException($"{option}: '{text}' is not a valid path. Write the path of a C# file or a folder.");
        }
    }
}
