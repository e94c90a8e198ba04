namespace TypedStreaming.Simulator.PubSub;

/// <summary>A field of an event that a test defines with <see cref="SimulatedPubSub.DefineEvent"/>.</summary>
/// <param name="Name">The API name of the field, such as <c>Total__c</c>.</param>
/// <param name="Type">The type of the field.</param>
public sealed record EventField(string Name, EventFieldType Type);
