using TypedStreaming.Generators.Model;

namespace TypedStreaming.Tool.Generate;

/// <summary>The settings of one run of <c>tse generate</c>.</summary>
internal sealed record GenerateSettings
{
    /// <summary>The sources whose objects are already known. A PushTopic whose query must first be read from the org is not included.</summary>
    public required IReadOnlyList<RecordSource> Sources { get; init; }

    /// <summary>The name of the PushTopic, or null if the user did not specify one.</summary>
    public required string? Topic { get; init; }

    /// <summary>The name of the record, or null if the name is derived from the object.</summary>
    public required string? ClassName { get; init; }

    /// <summary>The namespace of the records.</summary>
    public required string Namespace { get; init; }

    /// <summary>The destination of the records, or null if no records are written.</summary>
    public required OutputPlace? Output { get; init; }

    /// <summary>The folder for the descriptions, or null if no descriptions are written.</summary>
    public required string? Metadata { get; init; }

    /// <summary>True if existing files are replaced.</summary>
    public required bool IsForced { get; init; }

    /// <summary>True if the query of the PushTopic is read from the org.</summary>
    public bool IsQueryOfOrg => Topic is not null && Sources.All(static source => source.Kind != EventKindModel.PushTopic);

    /// <summary>The number of records to generate.</summary>
    public int Count => Sources.Count + (IsQueryOfOrg ? 1 : 0);
}
