namespace TypedStreaming.Interop.Tests.Wire;

/// <summary>What a <see cref="Proxy"/> did with an exchange.</summary>
internal enum ExchangeEnd
{
    /// <summary>The client got the server's answer.</summary>
    Passed,

    /// <summary>The server's answer was read whole and thrown away, and the client's connection closed.</summary>
    ThrownAway,

    /// <summary>The proxy gave up before the server answered.</summary>
    Cut,

    /// <summary>The server could not be reached, or broke off.</summary>
    Failed,

    /// <summary>The client gave up first.</summary>
    Abandoned,
}
