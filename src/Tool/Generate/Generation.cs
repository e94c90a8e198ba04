using System.Text;
using TypedStreaming.Generators.Model;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Generate;

/// <summary>
/// Reads the org's descriptions, and writes the records and the description files for the compiler. Nothing is written until everything has been
/// read.
/// </summary>
internal sealed class Generation(IShell shell, OrgRest org, GenerateSettings settings)
{
    private const string TopicOption = "--topic";
    private const string MetadataOption = "--metadata";

    private readonly ObjectDescriptions _descriptions = new(org, shell.Error);
    private readonly PushTopics _topics = new(org, shell.Error);
    private readonly ResultOutput _output = new(shell);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var described = new List<DescribedObject>();
        var records = new List<EventRecord>();
        foreach (var source in await SourcesAsync(cancellationToken).ConfigureAwait(false))
        {
            var content = await _descriptions.ReadAsync(source, cancellationToken).ConfigureAwait(false);
            if (source.Query is { } query) new QueryText(source.Option, shell.Error).Check(query, content.Content);
            if (!described.Contains(content)) described.Add(content);
            if (settings.Output is not null) records.Add(await RecordAsync(source, content, cancellationToken).ConfigureAwait(false));
        }

        var namesakes = records.GroupBy(static record => record.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1);
        if (namesakes is { Key: var name })
            throw new ToolException($"Two records would have the name {name}. Run the command once for each record, with --class NAME.");
        await WriteAsync([.. FilesOf(described, records)], cancellationToken).ConfigureAwait(false);
        if (_output.IsLost) throw new ToolException($"All files were written, but their names could not be shown: {_output.Reason}.", ExitCodes.Failure);
        if (settings.Output is { Path: null }) Write(RecordText.Of(settings.Namespace, records, records));
    }

    private async Task<IReadOnlyList<RecordSource>> SourcesAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsQueryOfOrg) return settings.Sources;
        var query = await _topics.QueryOfAsync(TopicOption, settings.Topic!, cancellationToken).ConfigureAwait(false);
        return [new QueryText(TopicOption, shell.Error, ExitCodes.Failure).Read(query), .. settings.Sources];
    }

    private async Task<EventRecord> RecordAsync(RecordSource source, DescribedObject content, CancellationToken cancellationToken)
    {
        var known = source with { Object = content.Name };
        if (known.Kind == EventKindModel.PushTopic)
            known = known with { Topic = await _topics.NameForAsync(known, settings.Topic, cancellationToken).ConfigureAwait(false) };
        return EventRecords.Of(known, settings.ClassName ?? DefaultName(known), content);
    }

    private static string DefaultName(RecordSource source) => CSharpNames.ReasonAgainst(source.DefaultClassName) is { } reason
        ? throw new ToolException($"{source.Option}: the record of {source.Object} would have the name '{source.DefaultClassName}', which {reason}. Add --class NAME.")
        : source.DefaultClassName;

    private IEnumerable<FileToWrite> FilesOf(IEnumerable<DescribedObject> described, IReadOnlyList<EventRecord> records)
    {
        var files = settings.Output is { Path: not null } output ? output.FilesOf(settings.Namespace, records) : [];
        return settings.Metadata is { } folder
            ? files.Concat(described.Select(one => new FileToWrite(MetadataOption, Path.Combine(folder, one.FileName), one.Metadata)))
            : files;
    }

    private async Task WriteAsync(IReadOnlyList<FileToWrite> files, CancellationToken cancellationToken)
    {
        if (settings.Output is { IsFolder: true, Path: { } output }) Create(settings.Output.Option, output);
        if (settings.Metadata is { } metadata) Create(MetadataOption, metadata);
        await new WrittenFiles(settings.IsForced).WriteAsync(files, cancellationToken).ConfigureAwait(false);
        foreach (var file in files) Report($"wrote {file.Path}");
    }

    private void Create(string option, string folder)
    {
        if (NewFolder.Create(option, folder)) Report($"created the folder {folder}");
    }

    private void Report(string text)
    {
        if (settings.Output is { Path: null }) shell.Error.WriteLine(ErrorLine.Note(text));
        else _output.WriteLine(text);
    }

    private void Write(string text) => shell.Output.Write(Encoding.UTF8.GetBytes(text));
}
