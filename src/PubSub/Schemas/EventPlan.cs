using TypedStreaming.PubSub.Avro;

namespace TypedStreaming.PubSub.Schemas;

/// <summary>The result of reading one schema: the object that decodes its events, or the reason why they cannot be read.</summary>
/// <param name="Transcoder">The plan; null if the events cannot be read.</param>
/// <param name="Defect">The reason; null if the events can be read.</param>
internal sealed record EventPlan(PayloadTranscoder? Transcoder, EventSchemaException? Defect)
{
    /// <summary>The plan for an event without a schema id. Such an event cannot be read.</summary>
    public static EventPlan OfNoSchema { get; } = Unreadable("The event has no schema id.");

    /// <summary>True if the server does not know the schema yet. A later request may succeed.</summary>
    public bool IsUnknown { get; private init; }

    public static EventPlan Unknown(string schemaId) => Unreadable($"The server does not know the schema {Short(schemaId)} of the event.") with { IsUnknown = true };

    /// <summary>Creates the plan from the text of a schema.</summary>
    public static EventPlan Of(string schemaId, string schemaJson)
    {
        try
        {
            return new EventPlan(PayloadTranscoder.Create(schemaJson), null);
        }
        catch (EventSchemaException e)
        {
            return Unreadable($"The schema {Short(schemaId)} of the event cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Returns a schema id for messages. An id normally has 22 characters; an id of more than 100 characters is shortened.</summary>
    public static string Short(string schemaId) => schemaId.Length <= 100 ? schemaId : schemaId[..100] + "...";

    private static EventPlan Unreadable(string why, Exception? cause = null) => new(null, new EventSchemaException(why, cause));
}
