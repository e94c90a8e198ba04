using System.Text.Json;
using TypedStreaming.Transport;

namespace TypedStreaming.Tool.Connections;

/// <summary>Finds the newest API version in an org's list of versions, which can be read without a login.</summary>
internal static class ApiVersions
{
    /// <summary>The path of the resource that returns the list of API versions.</summary>
    public const string Path = "/services/data";

    /// <summary>The advice for the user if an org does not list a usable API version.</summary>
    public const string Remedy = "Check that --instance-url or --login-url is the address of an org";

    private const int Oldest = 37;

    /// <summary>Returns the newest API version in a response, or null if the response does not list a usable version.</summary>
    public static string? NewestIn(RestReply reply)
    {
        var versions = reply is { IsOk: true, Json: { ValueKind: JsonValueKind.Array } list }
            ? list.EnumerateArray().Select(static one => RestReply.TextIn(one, "version")).OfType<string>()
            : [];
        return versions.Where(static text => OrgVersions.Number(text) >= Oldest).MaxBy(OrgVersions.Number);
    }

    /// <summary>Returns a description of a response that does not list a usable API version.</summary>
    public static string MissingIn(RestReply reply, Uri instance) => $"{instance.Host} does not list API version {Oldest}.0 or later ({reply.Words})";
}
