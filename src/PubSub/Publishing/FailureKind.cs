namespace TypedStreaming.PubSub.Publishing;

/// <summary>The kinds of failed calls. The kind shows if the events that were sent with the call are published.</summary>
internal enum FailureKind
{
    /// <summary>The server has refused the token, so no event is published.</summary>
    TokenRefused,

    /// <summary>The server does not accept the schema, so no event is published.</summary>
    SchemaRefused,

    /// <summary>The server has refused the request, so no event is published.</summary>
    Refused,

    /// <summary>It is not known if the events are published.</summary>
    Ambiguous,

    /// <summary>There was no connection, so nothing was sent.</summary>
    NotSent,
}
