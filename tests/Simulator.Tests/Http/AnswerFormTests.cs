using System.IO.Compression;
using System.Net;
using TypedStreaming.Simulator.Tests.Wire;

namespace TypedStreaming.Simulator.Tests.Http;

/// <summary>The form of responses on the wire, read by a client that does not decompress them.</summary>
public sealed class AnswerFormTests : OrgTests
{
    [Theory(Timeout = 30_000)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_answer_is_compressed_and_chunked_as_the_options_say(bool compression, bool chunked)
    {
        var org = await StartAsync(options => (options.Compression, options.ChunkedResponses) = (compression, chunked));
        using var response = await HandshakeAsync(org, "gzip, deflate");
        Assert.Equal(chunked, response.Content.Headers.ContentLength is null);
        Assert.Equal(chunked, response.Headers.TransferEncodingChunked ?? false);
        Assert.Equal(compression ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        Assert.Equal(org.Exchanges.Snapshot()[0].ResponseBody, await ReadAsync(response, compression));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(null)]
    [InlineData("br")]
    public async Task A_client_that_does_not_accept_gzip_gets_none(string? accepts)
    {
        var org = await StartAsync(options => options.Compression = true);
        using var response = await HandshakeAsync(org, accepts);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(org.Exchanges.Snapshot()[0].ResponseBody, await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_chunked_answer_that_is_cut_has_no_end()
    {
        var org = await StartAsync(options => options.ChunkedResponses = true);
        var peer = await HandshakenAsync(org);
        org.Faults.DropConnection(RequestKind.Connect, DropPoint.MidBody);
        await Assert.ThrowsAsync<HttpRequestException>(() => peer.ConnectAsync(Cancel));
        Assert.True((await peer.SubscribeAsync(Topic, -1, Cancel))["successful"]!.GetValue<bool>());
    }

    private async Task<HttpResponseMessage> HandshakeAsync(SimulatedOrg org, string? accepts)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(org.Url, "cometd/66.0"));
        request.Content = new StringContent($"[{NewPeer(org).Handshake().ToJsonString()}]");
        if (accepts is not null) request.Headers.Add("Accept-Encoding", accepts);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }

    private async Task<string> ReadAsync(HttpResponseMessage response, bool compressed)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(Cancel);
        if (!compressed) return await new StreamReader(stream).ReadToEndAsync(Cancel);
        await using var gzip = new GZipStream(stream, CompressionMode.Decompress);
        return await new StreamReader(gzip).ReadToEndAsync(Cancel);
    }
}
