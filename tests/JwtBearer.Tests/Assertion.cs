using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TypedStreaming.JwtBearer.Tests;

/// <summary>A signed assertion, read without the library that made it.</summary>
internal sealed class Assertion(string compact)
{
    private readonly string[] _parts = compact.Split('.');

    public JsonObject Header => Read(0);

    public JsonObject Claims => Read(1);

    public bool IsSignedFor(string publicKeyPem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(publicKeyPem);
        return key.VerifyData(
            Encoding.ASCII.GetBytes($"{_parts[0]}.{_parts[1]}"), Base64Url.DecodeFromChars(_parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private JsonObject Read(int part) => JsonNode.Parse(Base64Url.DecodeFromChars(_parts[part]))!.AsObject();
}
