using Grpc.Core;
using TypedStreaming.Authentication;

namespace TypedStreaming.PubSub.Connection;

/// <summary>
/// Makes a server's error messages safe for exceptions and logs. Such a message can contain the access token, or line breaks that would make it look
/// like several log entries.
/// </summary>
internal static class ServerText
{
    private const int Longest = 1000;

    /// <summary>
    /// Returns the failure with a safe error message, which contains neither the token nor control characters, and has at most 1,000 characters.
    /// </summary>
    public static RpcException Clean(RpcException failure, AccessToken? token)
    {
        var (text, secret) = (failure.Status.Detail ?? "", token?.Reveal());
        var clean = Clean(text, secret);
        if (ReferenceEquals(text, clean)) return failure;

        // It comes from this process, and says why there is no connection.
        var cause = failure.Status.DebugException;
        if (!string.IsNullOrEmpty(secret) && cause?.ToString().Contains(secret, StringComparison.Ordinal) == true) cause = null;
        return new RpcException(new Status(failure.StatusCode, clean, cause), failure.Trailers);
    }

    /// <summary>Returns a safe form of a server's error message.</summary>
    public static string Clean(string text, string? secret)
    {
        text = SecretMask.Apply(text, secret);
        if (text.Length > Longest) text = text[..Longest] + "...";
        return text.Any(char.IsControl) ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++) target[i] = char.IsControl(source[i]) ? ' ' : source[i];
        }) : text;
    }
}
