using System.Net;
using System.Text;
using System.Text.Json;
using TypedStreaming.Provisioning;
using TypedStreaming.Tests.Transport;
using TypedStreaming.Transport;

namespace TypedStreaming.Tests.Errors;

/// <summary>Errors of <c>GetAsync</c>, <c>PostAsync</c> and <c>RequestAsync</c>.</summary>
internal static class RequestErrors
{
    private static readonly Uri Instance = new("https://acme.my.salesforce.com/");

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        Refused(300, null, false),
        Refused(302, null, false),
        Refused(400, "MALFORMED_QUERY", false),
        Refused(400, null, false),
        Refused(400, "UNABLE_TO_LOCK_ROW", true),
        Refused(400, "QUERY_TIMEOUT", true),
        Refused(401, "INVALID_SESSION_ID", true, StreamingError.AuthenticationRejected),
        Refused(401, "INVALID_AUTH_HEADER", false, StreamingError.AuthenticationRejected),
        Refused(401, null, false, StreamingError.AuthenticationRejected),
        Refused(403, "INSUFFICIENT_ACCESS", false),
        Refused(403, "REQUEST_LIMIT_EXCEEDED", true),
        Refused(403, null, false),
        Refused(404, "NOT_FOUND", false),
        Refused(404, null, false),
        Refused(405, "METHOD_NOT_ALLOWED", false),
        Refused(408, null, true),
        Refused(409, null, false),
        Refused(410, "UNSUPPORTED_API_VERSION", false),
        Refused(413, null, false),
        Refused(415, null, false),
        Refused(429, null, true),
        Refused(500, "UNKNOWN_EXCEPTION", true),
        Refused(502, null, true),
        Refused(503, "SERVER_UNAVAILABLE", true),
        Refused(504, null, true),
        Answered("InstanceRequests.NotJson", "damaged JSON", StreamingError.Protocol, true, "{\"a\":", "application/json", "is not JSON. The response was damaged in transit, so try again."),
        Answered("InstanceRequests.NotJson", "a page", StreamingError.Protocol, false, " <!DOCTYPE html>", "text/html", "(content type: text/html) is not JSON: it is a page (HTML or XML). Check the address of the instance"),
        Answered("InstanceRequests.NotJson", "something that is not JSON", StreamingError.Protocol, false, "a,b,c", "text/csv", "The response from /services/data/ (content type: text/csv) is not JSON. Request a resource that is JSON: the client does not read other formats."),
        Answered("InstanceRequests.NotJson", "an XML resource", StreamingError.Protocol, false, "<a/>", "application/xml", "(content type: application/xml) is not JSON. Request a resource that is JSON"),
        Answered("InstanceRequests.NotJson", "a page without a tag at its start", StreamingError.Protocol, false, "Log in", "text/html", "is not JSON: it is a page"),
        ErrorRow.Thrown("InstanceRequests.Failed", "no connection", StreamingError.Transport, true, "No such host",
            () => SendAsync(ScriptedHandler.Failing(new HttpRequestException("No such host")))),
        Answered("BufferedBody.TooLarge", "more than 16 MiB", StreamingError.ResponseTooLarge, false, new string(' ', (16 * 1024 * 1024) + 1), "application/json", "16 MiB"),
        NotTopics("[]", "the response has no records"),
        NotTopics("""{"records":{}}""", "the response has no records"),
        NotTopics("""{"records":[{"Id":"0IF1"}]}""", "no Id or no Name"),
        NotTopics("""{"records":[{"Id":"0IF1/../..","Name":"A"}]}""", "15 or 18 letters and digits"),
        NotTopics("""{"records":[{"Id":"0IF1","Name":"\ud800"}]}""", "a text cannot be decoded"),
        NotTopics("""{"records":[],"done":false}""", "the result is not complete"),
        NotTopics("""{"records":[],"nextRecordsUrl":"https://elsewhere.example/"}""", "nextRecordsUrl is not a path"),
        NotTopics("""{"records":[7]}""", "no Id or no Name"),
    ];

    private static ErrorRow Refused(int status, string? code, bool isTransient, StreamingError reason = StreamingError.RequestRefused) => ErrorRow.Thrown(
        "RequestRefusal.Of",
        $"{status} {code}".TrimEnd(),
        reason,
        isTransient,
        $"HTTP {status}",
        () => SendAsync(ScriptedHandler.Answering((HttpStatusCode)status, code is null ? "<html>" : $$"""[{"errorCode":"{{code}}","message":"m"}]""")));

    private static ErrorRow Answered(string site, string when, StreamingError reason, bool isTransient, string body, string type, string says) => ErrorRow.Thrown(
        site, when, reason, isTransient, says, () => SendAsync(ScriptedHandler.Answering(new StringContent(body, Encoding.UTF8, type))));

    private static ErrorRow NotTopics(string response, string says) => new(
        "TopicRecords.NotAsExpected",
        $"PushTopics in the form {response}",
        StreamingError.Protocol,
        true,
        says,
        () => Assert.Throws<StreamingException>(() => _ = TopicRecords.PartOf(JsonElement.Parse(response))));

    private static async Task SendAsync(ScriptedHandler handler)
    {
        using var http = new HttpClient(handler);
        await new InstanceRequests(http, TimeSpan.FromSeconds(30), TimeProvider.System).SendAsync(
            HttpMethod.Get, InstanceRequests.Address(Instance, "/services/data/"), new AccessToken("t", Instance), null, CancellationToken.None);
    }
}
