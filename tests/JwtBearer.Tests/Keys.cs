using System.Security.Cryptography;

namespace TypedStreaming.JwtBearer.Tests;

/// <summary>One pair of keys for all tests, made anew at each run.</summary>
internal static class Keys
{
    private static readonly RSA Pair = RSA.Create(2048);

    public static string Pkcs8 { get; } = Pair.ExportPkcs8PrivateKeyPem();

    public static string Pkcs1 { get; } = Pair.ExportRSAPrivateKeyPem();

    public static string Public { get; } = Pair.ExportSubjectPublicKeyInfoPem();

    /// <summary>A line from the middle of the key's text, to look for where it must not be.</summary>
    public static string Excerpt { get; } = Pkcs8.Split('\n')[5].Trim();
}
