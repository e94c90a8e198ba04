namespace TypedStreaming;

/// <summary>The formats of the payload of a generic event.</summary>
public enum PayloadFormat
{
    /// <summary>
    /// The payload is a JSON object, or a string that contains the text of one, which is what Salesforce delivers when a publisher sends
    /// JSON. The default.
    /// </summary>
    Json,

    /// <summary>The payload is plain text; it fills the type's one <see cref="string"/> member.</summary>
    Text,
}
