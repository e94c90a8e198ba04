using Grpc.Core;
using TypedStreaming.Authentication;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Makes error texts of a server safe for messages and logs. Such a text can contain the access token, or line breaks that would make one text look
/// like several log lines.
/// </summary>
internal static class ServerText
{
    private const int Longest = 1000;

    /// <summary>Returns the failure with a safe text: without the token, without control characters, and with at most 1,000 characters.</summary>
    public static RpcException Clean(RpcException failure, AccessToken? token)
    {
        var text = failure.Status.Detail ?? "";
        var clean = Clean(text, token?.Reveal());
        return ReferenceEquals(text, clean) ? failure : new RpcException(new Status(failure.StatusCode, clean), failure.Trailers);
    }

    private static string Clean(string text, string? secret)
    {
        text = SecretMask.Apply(text, secret);
        if (text.Length > Longest) text = text[..Longest] + "...";
        return text.Any(char.IsControl) ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;
    }
}
