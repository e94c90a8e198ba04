using System.CommandLine;
using TypedStreaming.Generators.Model;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Generate;

/// <summary>The options that specify which records are written, and where.</summary>
internal sealed class GenerateOptions
{
    private const string DefaultNamespace = "SalesforceEvents";

    private readonly Option<string?> _query = Text("--query", "SOQL", "The query of a PushTopic.");
    private readonly Option<string?> _topic = Text("--topic", "NAME", "The name of the PushTopic. Without --query, the query of this PushTopic is read from the org.");
    private readonly Option<string[]> _events = Texts("--event", "EVENT", "A platform event for which to write a record, such as Low_Ink__e.");
    private readonly Option<string[]> _changes = Texts("--change", "OBJECT", "An object for which to write a change event record, such as Account.");
    private readonly Option<string?> _class = Text("--class", "NAME", "The name of the record. By default, a name based on the object or event, such as AccountTopic, LowInk or AccountChange.");
    private readonly Option<string?> _namespace = Text("--namespace", "NAME", $"The namespace of the records. By default, {DefaultNamespace}.");
    private readonly Option<string?> _output = Text("--output", "PATH", "A C# file, or a folder with a file for each record. By default, records are written to the standard output.");
    private readonly Option<string?> _metadata =
        Text("--metadata", "DIR", "Saves the descriptions for the compiler in this folder. Records are then written only if --output is specified.");

    private readonly Option<bool> _force = new("--force") { Description = "Replaces existing files." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _query, _topic, _events, _changes, _class, _namespace, _output, _metadata, _force }) command.Add(option);
    }

    /// <exception cref="ToolException">An option is wrong, or has no effect.</exception>
    public GenerateSettings Read(ParseResult parsed, IShell shell)
    {
        var metadata = parsed.GetValue(_metadata) is { } folder ? OutputPlace.Folder(_metadata.Name, folder) : null;
        var settings = new GenerateSettings
        {
            Sources = SourcesOf(parsed, shell),
            Topic = parsed.GetValue(_topic) is { } topic ? SourceNames.OfTopic(_topic.Name, topic) : null,
            ClassName = parsed.GetValue(_class) is { } name ? CSharpNames.ClassName(_class.Name, name) : null,
            Namespace = parsed.GetValue(_namespace) is { } space ? CSharpNames.Namespace(_namespace.Name, space) : DefaultNamespace,
            Output = OutputOf(parsed, metadata),
            Metadata = metadata,
            IsForced = parsed.GetValue(_force),
        };
        CheckSources(settings);
        CheckEffect(parsed, settings);
        if (settings.Output is { Path: { } file, IsFolder: false }) new WrittenFiles(settings.IsForced).Check(_output.Name, file);
        return settings;
    }

    private static Option<string?> Text(string name, string value, string description) => new(name) { HelpName = value, Description = description };

    private static Option<string[]> Texts(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description + " The option can be specified several times." };

    private List<RecordSource> SourcesOf(ParseResult parsed, IShell shell)
    {
        var sources = new List<RecordSource>();
        if (parsed.GetValue(_query) is { } query) sources.Add(new QueryText(_query.Name, shell.Error).Read(query));
        sources.AddRange((parsed.GetValue(_events) ?? []).Select(name => SourceNames.OfEvent(_events.Name, name)));
        sources.AddRange((parsed.GetValue(_changes) ?? []).Select(name => SourceNames.OfChanges(_changes.Name, name)));
        return [.. sources.DistinctBy(static source => (source.Kind == EventKindModel.PushTopic, source.Channel))];
    }

    private OutputPlace? OutputOf(ParseResult parsed, string? metadata)
    {
        if (parsed.GetValue(_output) is { } path) return OutputPlace.Parse(_output.Name, path);
        return metadata is null ? OutputPlace.StandardOutput(_output.Name) : null;
    }

    private void CheckSources(GenerateSettings settings)
    {
        if (settings.Count == 0)
            throw new ToolException("There is nothing to generate. Use --query SOQL, --topic NAME, --event EVENT or --change OBJECT.");
        if (settings.Count > 1 && settings.ClassName is not null)
            throw new ToolException($"{_class.Name} is the name of one record, but several records were requested. Omit it, or specify only one source.");
    }

    private void CheckEffect(ParseResult parsed, GenerateSettings settings)
    {
        var ofRecords = new[] { _class, _namespace }.FirstOrDefault(option => parsed.GetValue(option) is not null);
        if (settings.Output is null && ofRecords is not null)
            throw new ToolException($"{ofRecords.Name} has no effect, because no records are written if {_metadata.Name} is used without {_output.Name}. Add {_output.Name} PATH.");
        if (settings is { IsForced: true, Output.Path: null, Metadata: null })
            throw new ToolException($"{_force.Name} has no effect on the standard output. Add {_output.Name} PATH, or omit {_force.Name}.");
    }
}
