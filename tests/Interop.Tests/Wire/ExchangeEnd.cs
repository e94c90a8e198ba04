namespace TypedStreaming.Interop.Tests.Wire;

/// <summary>The ways in which a <see cref="Proxy"/> ends an exchange.</summary>
internal enum ExchangeEnd
{
    /// <summary>The client got the server's response.</summary>
    Passed,

    /// <summary>The server's response was read whole and thrown away, and the client's connection closed.</summary>
    ThrownAway,

    /// <summary>The proxy gave up before the server answered.</summary>
    Cut,

    /// <summary>The server could not be reached, or broke off.</summary>
    Failed,

    /// <summary>The client gave up first.</summary>
    Abandoned,
}
