namespace TypedStreaming.Tests.Telemetry;

/// <summary>Meters and activity sources are visible in the whole process, so tests that listen to them run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollectionDefinition
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Telemetry";
}
