namespace TypedStreaming.Bayeux;

/// <summary>
/// Writes the <c>/meta/connect</c> requests for one client id. A client sends many of them, and they differ only in their message ids.
/// </summary>
internal sealed class ConnectBody
{
    private readonly byte[] _beforeId;
    private readonly byte[] _afterId;

    public ConnectBody(string clientId)
    {
        ClientId = clientId;
        var empty = BayeuxWriter.Connect("", clientId, atOnce: false).Span;
        var id = empty.IndexOf("\"id\":\""u8) + "\"id\":\""u8.Length;
        (_beforeId, _afterId) = (empty[..id].ToArray(), empty[id..].ToArray());
        Write = WithId;
    }

    /// <summary>The Bayeux client id that the server assigned in the handshake.</summary>
    public string ClientId { get; }

    /// <summary>Writes a connect request with the given message id. The id must not contain characters that JSON escapes.</summary>
    public Func<string, ReadOnlyMemory<byte>> Write { get; }

    private ReadOnlyMemory<byte> WithId(string id)
    {
        var body = new byte[_beforeId.Length + id.Length + _afterId.Length];
        _beforeId.CopyTo(body, 0);
        for (var i = 0; i < id.Length; i++) body[_beforeId.Length + i] = (byte)id[i];
        _afterId.CopyTo(body, _beforeId.Length + id.Length);
        return body;
    }
}
