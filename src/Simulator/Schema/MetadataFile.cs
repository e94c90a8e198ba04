using System.Text;

namespace TypedStreaming.Simulator.Schema;

/// <summary>A metadata file: SFDX source or a saved description of an object. Its content is not trusted.</summary>
/// <param name="Name">The name, with the folders that show to which object the file belongs.</param>
/// <param name="Text">The content.</param>
internal sealed record MetadataFile(string Name, string Text)
{
    /// <summary>The maximum size of a file, in bytes.</summary>
    public const int Longest = 4 * 1024 * 1024;

    /// <summary>The maximum nesting depth of elements and objects in a file.</summary>
    public const int Deepest = 64;

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The text of the file without a byte order mark.</summary>
    public string Content => Text.TrimStart(ByteOrderMark);

    /// <exception cref="InvalidDataException">The file is too large.</exception>
    public void CheckSize()
    {
        if (Text.Length > Longest || Encoding.UTF8.GetByteCount(Text) > Longest) throw TooLarge(Name);
    }

    public static InvalidDataException TooLarge(string name) => new($"{name}: the file is larger than 4 MiB, so it is not read.");

    public InvalidDataException Problem(int line, string problem) => new($"{Name}({line}): {problem}");

    public InvalidDataException Problem(string problem) => new($"{Name}: {problem}");
}
