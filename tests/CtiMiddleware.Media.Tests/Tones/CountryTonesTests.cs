using System.Text;
using CtiMiddleware.Media.Tones;

namespace CtiMiddleware.Media.Tests.Tones;

public sealed class CountryTonesTests
{
    [Fact]
    public void Eight_countries_are_built_in_and_each_tone_names_its_source()
    {
        Assert.Equal(["AT", "AU", "CH", "DE", "FR", "GB", "JP", "US"], CountryTones.Countries);
        foreach (string country in CountryTones.Countries)
        {
            var tones = CountryTones.Of(country);
            Assert.NotNull(tones.Find(CallTone.Dial));
            Assert.NotNull(tones.Find(CallTone.Ringback));
            Assert.NotNull(tones.Find(CallTone.Busy));
            Assert.All(tones.Tones, tone => Assert.NotEmpty(tone.Source));
        }
    }

    [Fact]
    public void A_country_that_is_not_known_is_refused_with_those_that_are()
    {
        Assert.Contains("AT, AU, CH", Assert.Throws<ArgumentException>(() => CountryTones.Of("XX")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nothing")]
    [InlineData("""{"country":"XX","name":"X","tones":[{"tone":"whistle","segments":[],"repeats":true,"source":"s"}]}""")]
    [InlineData("""{"country":"XX","name":"X","tones":[{"tone":"dial","segments":[],"repeats":true,"source":"s"}]}""")]
    [InlineData("""{"country":"XX","name":"X","tones":[{"tone":"dial","segments":[{"hz":[9000]}],"repeats":true,"source":"s"}]}""")]
    public void Data_of_another_form_is_refused(string json)
    {
        Assert.NotEmpty(Assert.Throws<FormatException>(() => CountryTones.Parse(Encoding.UTF8.GetBytes(json))).Message);
    }
}
