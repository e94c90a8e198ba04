namespace TypedStreaming.PubSub.Publishing;

/// <summary>The kinds of failed calls, by the conclusion about the events that were sent with them.</summary>
internal enum FailureKind
{
    /// <summary>The server has refused the token, so it has published nothing.</summary>
    TokenRefused,

    /// <summary>The server does not accept the schema, so it has published nothing.</summary>
    SchemaRefused,

    /// <summary>The server has refused the request.</summary>
    Refused,

    /// <summary>The events are published or not.</summary>
    Ambiguous,

    /// <summary>There was no connection, so nothing was sent.</summary>
    NotSent,
}
