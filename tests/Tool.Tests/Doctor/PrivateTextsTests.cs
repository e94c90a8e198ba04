using TypedStreaming.Tool.Doctor;

namespace TypedStreaming.Tool.Tests.Doctor;

public sealed class PrivateTextsTests
{
    private const string Org = "00DKx0000000001MAA";

    [Theory]
    [InlineData("acme.my.salesforce.com answers", "a....my.salesforce.com answers")]
    [InlineData("Refused by ACME.MY.SALESFORCE.COM:443", "Refused by a....my.salesforce.com:443")]
    [InlineData("user me@acme.com.uat in 00DKx0000000001MAA", "user m... in 00DKx...")]
    [InlineData("org 00DKx0000000001", "org 00DKx...")]
    [InlineData("token 00DKx0000000001!AQ4rHY.D1N_z is wrong", "token (token) is wrong")]
    [InlineData("token 00D5e000000AbCd!AQ4 of another org", "token (token) of another org")]
    [InlineData("token eyJhbGciOiJSUzI1NiJ9.e30.c2ln is wrong", "token (token) is wrong")]
    [InlineData("token eyJhbGciOiJSUzI1NiJ9%2Ee30%2Ec2ln or \\u0065yJhbGciOiJSUzI1NiJ9.e30.c2ln is wrong", "token (token) or (token) is wrong")]
    [InlineData("login.salesforce.com answers", "login.salesforce.com answers")]
    public void What_identifies_an_org_or_a_person_is_shortened(string text, string expected) => Assert.Equal(expected, Texts(isFull: false).Of(text));

    [Theory]
    [InlineData("acme.my.salesforce.com, me@acme.com.uat, 00DKx0000000001MAA", "acme.my.salesforce.com, me@acme.com.uat, 00DKx0000000001MAA")]
    [InlineData("token 00DKx0000000001!AQ4rHY is wrong", "token (token) is wrong")]
    public void With_full_a_token_alone_is_removed(string text, string expected) => Assert.Equal(expected, Texts(isFull: true).Of(text));

    private static PrivateTexts Texts(bool isFull)
    {
        var texts = new PrivateTexts(isFull);
        texts.AddHost(new Uri("https://acme.my.salesforce.com"));
        texts.AddHost(new Uri("https://login.salesforce.com"));
        texts.AddUser("me@acme.com.uat");
        texts.AddOrganization(Org);
        texts.AddToken("eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
        return texts;
    }
}
