using System.IO.Compression;
using System.Text;
using TypedStreaming.Tests.Authentication;
using TypedStreaming.Tests.Time;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Transport;

/// <summary>A compressed body that is damaged is a lost response like any other, and not a defect of the SDK.</summary>
public sealed class DamagedCompressionTests
{
    [Fact]
    public Task A_gzip_body_that_is_none_is_a_loss() => AssertLoss(new GZipStream(Garbage(), CompressionMode.Decompress));

    [Fact]
    public Task A_brotli_body_that_is_none_is_a_loss() => AssertLoss(new BrotliStream(Garbage(), CompressionMode.Decompress));

    [Fact]
    public async Task A_damaged_login_answer_is_a_failed_login()
    {
        var handler = ScriptedHandler.Answering(new StreamContent(new GZipStream(Garbage(), CompressionMode.Decompress)));
        var failure = await Login.FailAsync(new PasswordFlow("me", "p", "c", "s"), handler);
        Assert.Equal(StreamingError.LoginFailed, failure.Error);
    }

    [Fact]
    public async Task A_damaged_list_of_versions_is_a_lost_answer()
    {
        var handler = ScriptedHandler.Answering(new StreamContent(new GZipStream(Garbage(), CompressionMode.Decompress)));
        var failure = await Assert.ThrowsAsync<StreamingException>(() => OrgVersions.NewestAsync(
            new HttpClient(handler), new AccessToken("t", new Uri("https://acme.my.salesforce.com")), TimeSpan.FromSeconds(30), new ManualTimeProvider(), TestContext.Current.CancellationToken));
        Assert.Equal(StreamingError.Transport, failure.Error);
    }

    private static async Task AssertLoss(Stream body)
    {
        var transport = new LongPollTransport(new HttpClient(ScriptedHandler.Answering(new StreamContent(body))), isForeign: false, 64 * 1024, new ManualTimeProvider());
        var request = new TransportRequest
        {
            Endpoint = new Uri("https://acme.my.salesforce.com/cometd/66.0"),
            Body = "[]"u8.ToArray(),
            Cookies = new CookieJar(TimeProvider.System),
            Deadline = TimeSpan.FromSeconds(30),
            IdleLimit = TimeSpan.FromSeconds(30),
        };
        await Assert.ThrowsAsync<TransportException>(() => transport.PostAsync(request, new RecordingSink(), TestContext.Current.CancellationToken).AsTask());
    }

    private static MemoryStream Garbage() => new(Encoding.ASCII.GetBytes(new string('<', 5000)));
}
