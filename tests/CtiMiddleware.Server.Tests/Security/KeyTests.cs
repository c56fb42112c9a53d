using CtiMiddleware.Server.Security;

namespace CtiMiddleware.Server.Tests.Security;

public sealed class KeyTests
{
    [Fact]
    public void A_generated_key_has_256_random_bits_and_the_shape_of_a_key()
    {
        var first = ApiKeyText.Generate("crm");
        Assert.StartsWith("ctk_crm_", first, StringComparison.Ordinal);
        Assert.Equal(43, first.Length - "ctk_crm_".Length);
        Assert.True(ApiKeyText.HasShape(first));
        Assert.NotEqual(first, ApiKeyText.Generate("crm"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ctk_")]
    [InlineData("ctk__0123456789abcdef")]
    [InlineData("ctk_a b_0123456789abcdef")]
    [InlineData("ctk_crm_short")]
    [InlineData("key_crm_0123456789abcdef")]
    public void What_is_no_key_has_not_its_shape(string text) => Assert.False(ApiKeyText.HasShape(text));

    [Fact]
    public void Keys_are_found_by_their_whole_text_until_they_expire()
    {
        var time = new ManualTime();
        var ring = new ApiKeyRing(
            [RunningServer.Key("a", "read"), RunningServer.Key("b", "call", expires: time.GetUtcNow().AddMinutes(1))],
            time
        );
        Assert.Equal(KeyCheck.Missing, ring.Check(null, out _));
        Assert.Equal(KeyCheck.Invalid, ring.Check(RunningServer.KeyText("a") + "x", out _));
        Assert.Equal(KeyCheck.Invalid, ring.Check(new string('x', 5000), out _));
        Assert.Equal(KeyCheck.Valid, ring.Check(RunningServer.KeyText("b"), out var key));
        Assert.Equal("b", key!.Id);
        Assert.True(key.Has(ApiScope.Call));
        Assert.False(key.Has(ApiScope.Read));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(KeyCheck.Expired, ring.Check(RunningServer.KeyText("b"), out key));
        Assert.Null(key);
    }

    [Fact]
    public void The_first_key_is_shown_once_and_only_its_hash_is_kept_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("cti-state");
        try
        {
            var made = FirstKey.FindOrMake(folder.FullName, out var text);
            Assert.NotNull(text);
            Assert.True(made.Has(ApiScope.Escape));
            var path = Path.Combine(folder.FullName, FirstKey.FileName);
            Assert.DoesNotContain(text, File.ReadAllText(path), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            var found = FirstKey.FindOrMake(folder.FullName, out var again);
            Assert.Null(again);
            Assert.True(made.Hash.Span.SequenceEqual(found.Hash.Span));
            File.WriteAllText(path, "nonsense");
            Assert.Throws<InvalidDataException>(() => FirstKey.FindOrMake(folder.FullName, out _));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Without_a_state_folder_every_start_makes_another_key()
    {
        FirstKey.FindOrMake(null, out var first);
        FirstKey.FindOrMake(null, out var second);
        Assert.NotEqual(first, second);
    }
}
