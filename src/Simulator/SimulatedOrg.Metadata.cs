using TypedStreaming.Simulator.Channels;
using TypedStreaming.Simulator.Schema;

namespace TypedStreaming.Simulator;

/// <content>Metadata.</content>
public sealed partial class SimulatedOrg
{
    private const string PlatformEventSuffix = "__e";

    /// <summary>
    /// Adds a metadata file to the org. Records, queries and PushTopics are then checked against it, and each platform event in the file is added
    /// with its fields. If several files define the same object, they are merged.
    /// </summary>
    /// <param name="fileName">The name of the file. It ends in <c>.object-meta.xml</c>, <c>.field-meta.xml</c> (SFDX source) or
    /// <c>.describe.json</c> (a response of <c>sobjects/Name/describe</c>). The name of a field's file starts with the folder of its object, as in
    /// <c>Account/fields/Tier__c.field-meta.xml</c>.</param>
    /// <param name="text">The content of the file, 4 MiB at most.</param>
    /// <exception cref="InvalidDataException">The file is not valid. The message contains the position, and nothing is added.</exception>
    public void AddMetadata(string fileName, string text)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(text);
        var definition = MetadataReader.Read(new MetadataFile(fileName, text));
        lock (_state.Gate) AddUnderLock(definition);
    }

    /// <summary>
    /// Adds all metadata files in a folder and its subfolders, such as the folder <c>force-app</c> in an SFDX project. Other files are not read.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Cancels the call before it adds anything.</param>
    /// <returns>A task that ends when the metadata is added.</returns>
    /// <exception cref="InvalidDataException">
    /// A file is not valid, or the folder has no metadata. The message contains the position, and nothing is added.
    /// </exception>
    /// <exception cref="IOException">The folder does not exist, or a file cannot be read.</exception>
    public async Task AddMetadataAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = await MetadataFolder.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        ObjectDefinition[] definitions = [.. files.Select(MetadataReader.Read)];
        lock (_state.Gate)
        {
            foreach (var definition in definitions) AddUnderLock(definition);
        }
    }

    private void AddUnderLock(ObjectDefinition definition)
    {
        var known = _schema.Merge(definition);
        if (!known.Name.EndsWith(PlatformEventSuffix, StringComparison.Ordinal) || !ApiName.IsPlatformEvent(known.Name)) return;
        var platformEvent = new PlatformEventDefinition(
            known.Name, [.. known.Fields.Select(static field => field.Name)], PlatformEventDefinition.UsuallySupportsCustomChannels(known.Name));
        _state.Catalog.Add(platformEvent);
        _state.Channels.Add(platformEvent.Channel);
    }
}
