using System.Security.Cryptography;

namespace TypedStreaming.JwtBearer.Tests;

public sealed class PrivateKeyTests
{
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);

    [Theory]
    [InlineData("not a key at all", "is not in PEM format")]
    [InlineData("/etc/keys/server.key", "the text of a PEM file")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nnot base64!\n-----END PRIVATE KEY-----", "damaged")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "damaged")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", "is in OpenSSH format")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----", "is encrypted")]
    public void What_is_no_key_says_why(string text, string defect) => AssertRefused(text, defect);

    [Fact]
    public void An_encrypted_key_says_so()
    {
        using var key = RSA.Create(2048);
        AssertRefused(key.ExportEncryptedPkcs8PrivateKeyPem("pass", Encryption), "is encrypted");
    }

    [Fact]
    public void A_public_key_and_a_key_of_another_kind_say_so()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AssertRefused(curve.ExportPkcs8PrivateKeyPem(), "it is not an RSA key");
        AssertRefused(curve.ExportECPrivateKeyPem(), "is not an RSA key");
        AssertRefused(Keys.Public, "contains something other than a private key");
    }

    [Fact]
    public void A_small_key_says_so()
    {
        using var key = RSA.Create(1024);
        AssertRefused(key.ExportPkcs8PrivateKeyPem(), "has 1024 bits");
    }

    [Fact]
    public void Half_a_key_is_damaged() => AssertRefused(Keys.Pkcs8[..^400] + "\n-----END PRIVATE KEY-----", "damaged");

    [Fact]
    public void Line_breaks_that_an_environment_variable_lost_are_recognized() =>
        AssertRefused(Keys.Pkcs8.Replace("\n", "\\n", StringComparison.Ordinal), "instead of line breaks");

    private static void AssertRefused(string text, string defect)
    {
        var failure = Assert.Throws<ArgumentException>("privateKeyPem", () => new JwtBearerFlow("c", "u", text));
        Assert.Contains(defect, failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
        foreach (var line in text.Split(["\n", "\\n"], StringSplitOptions.TrimEntries).Where(static line => line.Length > 5 && line[0] != '-'))
            Assert.DoesNotContain(line, failure.ToString(), StringComparison.Ordinal);
    }
}
