using TypedStreaming.Simulator;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Simulate.Actions;
using TypedStreaming.Tool.Simulate.Sources;

namespace TypedStreaming.Tool.Simulate.Seeds;

/// <summary>Adds the content of a seed (a folder with files) to the simulated org when it starts.</summary>
internal static class Seed
{
    /// <summary>The name of the file with channels, records and events.</summary>
    public const string FileName = "org.json";

    /// <summary>The name of the subfolder that contains metadata in the format of SFDX source.</summary>
    public const string MetadataFolder = "metadata";

    private const string LowInk = """
        <CustomObject><label>Low Ink</label>
            <fields><fullName>Printer_Model__c</fullName><label>Printer Model</label><type>Text</type><length>80</length></fields>
            <fields><fullName>Ink_Percentage__c</fullName><label>Ink Percentage</label><type>Number</type><precision>5</precision><scale>2</scale></fields>
        </CustomObject>
        """;

    /// <summary>Adds one channel of each kind, for an org without a seed.</summary>
    public static void AddExamples(SimulatedOrg org)
    {
        org.AddPushTopic(new PushTopicDraft("AccountUpdates", "SELECT Id, Name FROM Account"));
        org.AddGenericChannel("/u/Alerts");
        org.AddMetadata("Low_Ink__e.object-meta.xml", LowInk);
        org.AddChangeEvents("Account");
    }

    /// <summary>Adds the content of a seed folder to the org.</summary>
    /// <exception cref="ToolException">The folder has nothing, or a file is wrong.</exception>
    public static async Task AddAsync(string folder, Simulation simulation, CancellationToken cancellationToken)
    {
        var (file, metadata) = (Path.Combine(folder, FileName), Path.Combine(folder, MetadataFolder));
        var (hasFile, hasMetadata) = (File.Exists(file), Directory.Exists(metadata));
        if (!hasFile && !hasMetadata) throw new ToolException($"--seed: {folder} contains neither a file {FileName} nor a folder {MetadataFolder}. Specify the folder of a seed; docs/tool.md describes its files.");
        if (hasMetadata) await AddMetadataAsync(metadata, simulation.Org, cancellationToken).ConfigureAwait(false);
        if (!hasFile) return;
        var root = await SourceReader.ReadFileAsync(file, cancellationToken).ConfigureAwait(false);
        var parts = new Arguments(root, [.. SeedParts.All.Select(static part => part.Key), SeedParts.EventsKey]);
        foreach (var part in SeedParts.All)
        {
            foreach (var item in parts.Items(part.Key)) Add(part, item, simulation.Org);
        }

        var events = parts.Items(SeedParts.EventsKey).Select(static item => PreparedAction.Read(item, PublishActions.All)).ToList();
        foreach (var one in events) await one.RunAsync(simulation, cancellationToken).ConfigureAwait(false);
    }

    private static async Task AddMetadataAsync(string folder, SimulatedOrg org, CancellationToken cancellationToken)
    {
        try
        {
            await org.AddMetadataAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"--seed: {e.Message}");
        }
    }

    private static void Add(SeedPart part, SourceNode item, SimulatedOrg org)
    {
        try
        {
            part.Add(org, item);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw item.Wrong(ArgumentText.Of(e));
        }
    }
}
