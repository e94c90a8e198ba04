namespace TypedStreaming.Simulator;

/// <summary>The position of the schema id in platform events: beside the payload, or inside the event object.</summary>
public enum PlatformEventForm
{
    /// <summary>The members of <c>data</c> are <c>schema</c>, <c>payload</c> and <c>event</c>, as in current API versions.</summary>
    SchemaBesidePayload,

    /// <summary>
    /// The <c>schema</c> is inside <c>event</c>, and the payload has an <c>Id</c> and a <c>ReplayId</c> without a value, as in the guide for API
    /// 39.0.
    /// </summary>
    SchemaInEvent,
}
