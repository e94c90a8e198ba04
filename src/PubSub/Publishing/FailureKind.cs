namespace TypedStreaming.PubSub.Publishing;

/// <summary>The kinds of failed calls. The kind indicates whether the events that were sent with the call were published.</summary>
internal enum FailureKind
{
    /// <summary>The server has refused the token, so no event was published.</summary>
    TokenRefused,

    /// <summary>The server does not accept the schema, so no event was published.</summary>
    SchemaRefused,

    /// <summary>The server has refused the request, so no event was published.</summary>
    Refused,

    /// <summary>It is unknown whether the events were published.</summary>
    Ambiguous,

    /// <summary>There was no connection, so nothing was sent.</summary>
    NotSent,
}
