using System.Text.Json.Nodes;
using TypedStreaming.Simulator.Cometd;
using TypedStreaming.Simulator.Http;

namespace TypedStreaming.Simulator.Rest;

/// <summary>Answers <c>GET /services/data/</c> with the list of API versions. This request needs no token.</summary>
internal sealed class VersionsEndpoint(SimulatedOrgOptions options)
{
    public const string Path = "/services/data";

    // There are three releases a year, and version 66.0 is Spring '26.
    private const int ReleasesPerYear = 3;
    private const int YearOfVersionZero = 4;

    public HttpResponseData Answer(IncomingRequest request)
    {
        if (request.Method != "GET") return HttpResponseData.Text(405, "Only GET is supported");
        return HttpResponseData.Json(new JsonArray([.. options.ApiVersions.Select(Describe)]));
    }

    private static JsonObject Describe(string version) => new()
    {
        ["label"] = LabelOf(ApiVersionPath.MajorOf(version)),
        ["url"] = $"{Path}/v{version}",
        ["version"] = version,
    };

    private static string LabelOf(int major)
    {
        var year = YearOfVersionZero + (major / ReleasesPerYear);
        return (major % ReleasesPerYear) switch
        {
            0 => $"Spring '{year:00}",
            1 => $"Summer '{year:00}",
            _ => $"Winter '{year + 1:00}",
        };
    }
}
