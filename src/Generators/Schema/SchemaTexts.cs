using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedStreaming.Generators.Model;
using TypedStreaming.Generators.Schema.Reading;

namespace TypedStreaming.Generators.Schema;

/// <summary>
/// Reads each file that describes the org once, as long as the compiler keeps it: an edit of code or of another file reads nothing again.
/// Thread-safe.
/// </summary>
/// <param name="read">Reads the content of a file. Tests use it to count.</param>
internal sealed class SchemaTexts(Func<string, SourceText?, SchemaFile> read)
{
    /// <summary>
    /// The instance that the generator and the analyzers share, so that a file is read once for all of them. The compiler makes them
    /// separately and gives them the same files. It contains only what the files say, and forgets it together with them.
    /// </summary>
    public static readonly SchemaTexts Shared = new(SchemaFileReader.Read);

    private readonly ConditionalWeakTable<AdditionalText, Lazy<SchemaFile>> _files = new();
    private readonly ConditionalWeakTable<AdditionalText, MergedSchema> _merged = new();

    public SchemaFile Read(AdditionalText text) =>
        _files.GetValue(text, one => new Lazy<SchemaFile>(() => read(one.Path, one.GetText()))).Value;

    /// <summary>Returns the content of all files of a project that describe the org.</summary>
    public EquatableArray<SchemaFile> ReadAll(IEnumerable<AdditionalText> all) =>
        all.Where(static text => SchemaPaths.IsSchema(text.Path)).Select(Read).ToEquatableArray();

    /// <summary>Returns the schema of all files of a project, from the last call if no file has changed since then.</summary>
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
