namespace TypedStreaming;

/// <summary>The formats of the payload of a generic event.</summary>
public enum PayloadFormat
{
    /// <summary>
    /// The default: the payload is a JSON object, or a string that contains the text of a JSON object. Salesforce delivers such a string
    /// when a publisher sends JSON.
    /// </summary>
    Json,

    /// <summary>The payload is plain text. The type must have exactly one <see cref="string"/> member, which receives this text.</summary>
    Text,
}
