using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema.Reading;

namespace TypedStreaming.Generators.Schema;

/// <summary>
/// Reads the metadata files that describe the org. As long as the compiler keeps a file in memory, the file is read only once, so an edit to code or
/// to another file does not cause it to be read again. Thread-safe.
/// </summary>
/// <param name="read">Reads the content of a file. Tests use it to count the reads.</param>
internal sealed class SchemaTexts(Func<string, SourceText?, SchemaFile> read)
{
    /// <summary>
    /// The instance that the generator and the analyzers share, so that each file is read once. The compiler creates the generator and the
    /// analyzers separately, and gives all of them the same files. The content of a file is kept only as long as the compiler keeps the file.
    /// </summary>
    public static readonly SchemaTexts Shared = new(SchemaFileReader.Read);

    private readonly ConditionalWeakTable<AdditionalText, Lazy<SchemaFile>> _files = new();
    private readonly ConditionalWeakTable<AdditionalText, MergedSchema> _merged = new();

    public SchemaFile Read(AdditionalText text) =>
        _files.GetValue(text, one => new Lazy<SchemaFile>(() => read(one.Path, one.GetText()))).Value;

    /// <summary>Returns the content of all files of a project that describe the org.</summary>
    public EquatableArray<SchemaFile> ReadAll(IEnumerable<AdditionalText> all) =>
        all.Where(static text => SchemaPaths.IsSchema(text.Path)).Select(Read).ToEquatableArray();

    /// <summary>
    /// Merges the content of all metadata files of a project. If no file has changed since the last call, the result of that call is returned.
    /// </summary>
    public OrgSchema Merge(IEnumerable<AdditionalText> all)
    {
        var texts = all.Where(static text => SchemaPaths.IsSchema(text.Path)).ToArray();
        if (texts.Length == 0) return OrgSchema.Empty;
        if (_merged.TryGetValue(texts[0], out var last) && last.IsOf(texts)) return last.Schema;
        var merged = new MergedSchema(texts, OrgSchema.Merge(texts.Select(Read)));
        lock (_merged)
        {
            _merged.Remove(texts[0]);
            _merged.Add(texts[0], merged);
        }

        return merged.Schema;
    }

    private sealed class MergedSchema(AdditionalText[] texts, OrgSchema schema)
    {
        public OrgSchema Schema { get; } = schema;

        public bool IsOf(AdditionalText[] others) => texts.SequenceEqual(others);
    }
}
